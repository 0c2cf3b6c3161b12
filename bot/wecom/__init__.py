"""Every way in and out of WeCom. What the rest of the program may know of it is in ``transport``."""
