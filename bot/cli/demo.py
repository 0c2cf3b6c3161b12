"""``sunmao demo``: everything on this machine, with a WeCom of our own and no account."""

from __future__ import annotations

import asyncio
import webbrowser

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址。")
@click.option("--port", default=8765, show_default=True, help="监听的端口;0 表示任选一个。")
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器。")
@click.option("--mode", type=click.Choice(["long_connection", "callback"]), default="long_connection", hidden=True)
def demo(host: str, port: int, mode: str, *, no_browser: bool) -> None:
    """在本机试用:自带一个模拟的企业微信,不需要账号和网络。"""  # noqa: D415 — Chinese ends like this
    try:
        asyncio.run(_demo(host, port, mode, open_page=not no_browser))
    except KeyboardInterrupt:
        click.echo("演示已结束,临时数据已清除。")


async def _demo(host: str, port: int, mode: str, *, open_page: bool) -> None:
    from bot.demo import playing  # noqa: PLC0415 — only this command needs the simulator

    async with playing(host, port, mode=mode) as address:
        click.echo(f"演示已就绪:{address}(按 Ctrl+C 结束)")
        if open_page:
            webbrowser.open(address)
        await asyncio.Event().wait()
