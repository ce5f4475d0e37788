"""Count what a server really sends over a websocket, compression included."""

import asyncio
import threading


class Wire:
    """Stand between browser and server on a port of its own and count the server's bytes."""

    def __init__(self, server_port):
        self.server_port = server_port
        self.port = 0
        self.websocket_bytes = 0
        self._loop = asyncio.new_event_loop()
        self._done = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        """Start listening."""
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_):
        """Stop listening."""
        self._loop.call_soon_threadsafe(self._done.set)
        self._thread.join()

    def _run(self):
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self):
        self._done = asyncio.Event()
        listener = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = listener.sockets[0].getsockname()[1]
        self._ready.set()
        await self._done.wait()
        listener.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _connect(self, reader, writer):
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self.server_port)
        try:
            asked = await reader.read(65536)
            to_server.write(asked)
            is_websocket = b"upgrade: websocket" in asked.lower()
            await asyncio.gather(
                self._pass(reader, to_server, counts=False),
                self._pass(from_server, writer, counts=is_websocket),
            )
        finally:
            for end in (to_server, writer):
                end.transport.abort()

    async def _pass(self, reader, writer, *, counts):
        while some := await reader.read(65536):
            self.websocket_bytes += len(some) * counts
            writer.write(some)
            await writer.drain()
        writer.close()
