<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** The rows of a company, what becomes of them, and their pages. */
final class Account
{
	public readonly Table $table;
	public readonly Churn $churn;
	public readonly Calls $calls;

	public function __construct(public readonly Config $config)
	{
		$this->table = new Table($config);
		$this->churn = new Churn($config, $this->table);
		$this->calls = new Calls($config, $this->table);
	}
}

/** One account for all keys, and one each for those that the configuration names. */
final class Accounts
{
	private readonly Account $common;
	/** @var array<string, Account> by key */
	private array $own = [];
	/** @var array<string, int> the version of the configuration that an account of its own follows */
	private array $versions = [];

	public function __construct(private readonly Config $config)
	{
		$this->common = new Account($config);
	}

	public function of(?string $key): Account
	{
		$account = $key !== null && isset($this->config->values['accounts'][$key])
			? $this->own($key)
			: $this->common;
		$account->table->follow();
		return $account;
	}

	/** All rows as their seeds made them. */
	public function restore(): void
	{
		foreach ([$this->common, ...array_values($this->own)] as $account) {
			$account->table->restore();
			$account->churn->restart();
		}
	}

	private function own(string $key): Account
	{
		$account = $this->own[$key] ??= new Account(new Config([]));
		if (($this->versions[$key] ?? null) !== $this->config->version) {
			$this->versions[$key] = $this->config->version;
			$account->config->merge($this->config->values['accounts'][$key] + $this->config->values);
		}
		return $account;
	}
}
