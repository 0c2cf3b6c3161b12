"""``python -m bot`` is ``sunmao``."""

from bot.cli import main

if __name__ == "__main__":
    main(prog_name="sunmao")
