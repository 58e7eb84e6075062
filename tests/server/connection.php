<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** One client's connection: requests are answered one after the other, however they arrive. */
final class Connection
{
	private const READ = 65536;

	private string $in = '';
	private string $out = '';
	private ?Transmission $sending = null;
	private ?\Iterator $steps = null;
	private ?int $timer = null;
	private bool $writing = false;
	private bool $gone = false;
	/** Bytes looked at and still in the kernel: closing with them unread is what sends an RST. */
	private int $unread = 0;
	/** Given at the first request that counts; control connections have none. */
	public ?int $number = null;
	/** Whether the request being answered is one that counts. */
	public bool $counted = false;

	/** @param resource $socket */
	public function __construct(
		private readonly EventLoop $loop,
		private readonly Server $server,
		private $socket,
	) {
		$loop->read($socket, $this->onReadable(...));
	}

	private function onReadable(): void
	{
		$peek = $this->server->faults->mayReset();
		$data = stream_socket_recvfrom($this->socket, self::READ, $peek ? STREAM_PEEK : 0);
		if ($data === '' || ($data === false && feof($this->socket))) {
			// A client that goes while it is being answered has lost interest in the rest.
			$this->destroy();
			return;
		}
		if ($data === false) {
			return;
		}
		$this->in .= $data;
		$this->unread = $peek ? strlen($data) : 0;
		$this->process();
		if ($this->gone || $this->unread === 0) {
			return;
		}
		if ($this->sending?->reset) {
			$this->loop->stopReading($this->socket);
			return;
		}
		stream_socket_recvfrom($this->socket, $this->unread);
		$this->unread = 0;
	}

	private function process(): void
	{
		while ($this->sending === null && !$this->gone && $this->in !== '') {
			try {
				$request = RequestParser::take($this->in);
			} catch (BadRequest $error) {
				$request = new Request('GET', '/', '1.0', [], '');
				$this->in = '';
				$response = Response::json(
					['statusCode' => $error->getCode(), 'message' => $error->getMessage()],
					$error->getCode(),
				);
				$this->send(Transmission::of($request, $response, null, false));
				return;
			}
			if ($request === null) {
				return;
			}
			$this->send($this->server->answer($this, $request));
		}
	}

	private function send(Transmission $sending): void
	{
		$this->sending = $sending;
		$steps = $sending->steps;
		$this->steps = is_array($steps) ? new \ArrayIterator($steps) : $steps;
		if ($this->pump()) {
			$this->finish();
		}
	}

	/** Sends until the answer ends (true), or time or the socket's buffer are to be waited for. */
	private function pump(): bool
	{
		for (;;) {
			if ($this->out !== '') {
				$sent = @fwrite($this->socket, $this->out);
				if ($sent === false) {
					$this->destroy();
					return false;
				}
				$this->server->sent($this, $sent);
				if ($sent < strlen($this->out)) {
					$this->out = substr($this->out, $sent);
					if (!$this->writing) {
						$this->writing = true;
						$this->loop->write($this->socket, $this->resume(...));
					}
					return false;
				}
				$this->out = '';
			}
			if (!$this->steps->valid()) {
				return true;
			}
			$step = $this->steps->current();
			if (is_float($step)) {
				$this->settle();
				$this->timer = $this->loop->after($step, function (): void {
					$this->timer = null;
					$this->steps->next();
					$this->resume();
				});
				return false;
			}
			$this->out = $step;
			$this->steps->next();
		}
	}

	private function resume(): void
	{
		if ($this->pump()) {
			$this->finish();
			$this->process();
		}
	}

	private function finish(): void
	{
		$close = $this->sending->close;
		$this->settle();
		$this->server->answered($this);
		if ($close) {
			$this->destroy();
			return;
		}
		$this->sending = $this->steps = null;
	}

	private function settle(): void
	{
		if ($this->writing) {
			$this->writing = false;
			$this->loop->stopWriting($this->socket);
		}
	}

	private function destroy(): void
	{
		$this->gone = true;
		$this->loop->stopReading($this->socket);
		$this->loop->stopWriting($this->socket);
		if ($this->timer !== null) {
			$this->loop->cancel($this->timer);
		}
		fclose($this->socket);
		$this->server->closed($this);
		$this->steps = null;
	}
}
