"""Waiting until the program has nothing left to do, instead of until it looks idle for a while."""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from time import monotonic

# What is due within this time belongs to the key before it: a frame, a look for findings.
SOON = 0.02
THREADS = 0.002


async def settled(_least: float = 0, most: float = 1) -> None:
    """Until no callback is ready, no thread at work and no timer due soon."""
    loop = asyncio.get_running_loop()
    end = monotonic() + most
    while monotonic() < end:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        if _threads_work(loop):
            await asyncio.sleep(THREADS)
            continue
        due = _next_timer(loop) - loop.time()
        if due > SOON:
            return
        await asyncio.sleep(max(due, 0))


def _next_timer(loop: AbstractEventLoop) -> float:
    """When the next timer is due."""
    timers = loop._scheduled  # type: ignore[attr-defined]
    return min((timer.when() for timer in timers if not timer.cancelled()), default=float("inf"))


def _threads_work(loop: AbstractEventLoop) -> bool:
    """Whether something handed to a thread is not done."""
    executor = loop._default_executor  # type: ignore[attr-defined]
    if executor is None:
        return False
    idle: int = executor._idle_semaphore._value
    return idle < len(executor._threads)
