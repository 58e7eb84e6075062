<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** Accepts connections, and hands each request to the API or to the controls. */
final class Server
{
	public readonly FaultQueue $faults;
	public readonly Journal $journal;
	public readonly Clock $clock;
	public readonly RateWindows $windows;
	public readonly Accounts $accounts;
	private readonly Api $api;
	private readonly Control $control;
	private int $connections = 0;

	/** @param resource $listener */
	public function __construct(
		private readonly EventLoop $loop,
		private $listener,
		public readonly Config $config,
	) {
		$this->journal = new Journal();
		$this->faults = new FaultQueue($this->journal);
		$this->clock = new Clock();
		$this->windows = new RateWindows($config, $this->clock);
		$this->accounts = new Accounts($config);
		$this->api = new Api($config, $this->windows, $this->accounts);
		$this->control = new Control($this);
		stream_set_blocking($listener, false);
		$loop->read($listener, $this->accept(...));
	}

	private function accept(): void
	{
		$socket = @stream_socket_accept($this->listener, 0);
		if ($socket !== false) {
			stream_set_blocking($socket, false);
			new Connection($this->loop, $this, $socket);
		}
	}

	public function answer(Connection $connection, Request $request): Transmission
	{
		if ($request->isControl()) {
			return Transmission::of($request, $this->control->answer($request), null, false);
		}
		if ($connection->number === null) {
			$connection->number = ++$this->connections;
			$this->journal->opened();
		}
		$number = $this->journal->begin();
		$connection->counted = true;
		$fault = $this->faults->take($request);
		$response = $this->api->answer($request, $fault !== null);
		if ($fault !== null) {
			$response = $fault->rewrite($response, $this->config);
		}
		$response->headers['Date'] = httpDate(
			$this->clock->now() + $this->config->values['clockSkew'],
		);
		$response->headers['X-Request-Id'] = "req-$number";
		$status = $fault === null || $fault->sendsStatus() ? $response->status : 0;
		$this->journal->note(
			$connection->number,
			$request,
			$status,
			$this->windows->decidedAt,
			$this->windows->decidedIn,
			$this->config->values['log'],
		);
		if (
			$request->method === 'GET' && $request->path === '/v1/calls'
			&& $status >= 200 && $status < 300
		) {
			$this->accounts->of(Api::key($request))->churn->answered();
		}
		$gzip = $this->config->values['gzip'] && function_exists('gzencode');
		return Transmission::of($request, $response, $fault, $gzip);
	}

	public function sent(Connection $connection, int $bytes): void
	{
		if ($connection->counted) {
			$this->journal->bytesOut += $bytes;
		}
	}

	public function answered(Connection $connection): void
	{
		if ($connection->counted) {
			$connection->counted = false;
			$this->journal->end();
		}
	}

	public function closed(Connection $connection): void
	{
		$this->answered($connection);
		if ($connection->number !== null) {
			$this->journal->closed();
		}
	}
}
