<?php

declare(strict_types=1);

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Database\Schema\ColumnDefinition;
use Illuminate\Support\Facades\Config;
use Illuminate\Support\Facades\Schema;

return new class () extends Migration {
    public function getConnection(): ?string
    {
        $name = Config::get('skipcall.sync.database');
        return is_string($name) && $name !== '' ? $name : null;
    }

    public function up(): void
    {
        $schema = Schema::connection($this->getConnection());
        $driver = $schema->getConnection()->getDriverName();
        // Ids that differ in case only are different ids.
        $exact = fn (ColumnDefinition $column): ColumnDefinition => in_array($driver, ['mysql', 'mariadb'], true)
            ? $column->charset('utf8mb4')->collation('utf8mb4_bin')
            : $column;

        $schema->create(Config::string('skipcall.sync.calls_table', 'skipcall_calls'), function (Blueprint $table) use ($exact): void {
            $table->id();
            // The connection of config/skipcall.php: two companies never write into each other's rows.
            $exact($table->string('connection', 64));
            $exact($table->string('call_id', 190));
            $table->string('organization_id', 190)->nullable();
            $table->string('call_type', 64)->nullable();
            $table->string('status', 64)->nullable();
            $table->string('direction', 64)->nullable();
            $table->boolean('transferred')->nullable();
            $table->string('phone_number', 64)->nullable();
            $table->string('caller_number', 64)->nullable();
            $table->string('caller_name')->nullable();
            $table->string('contact_id', 190)->nullable();
            $table->string('contact_name')->nullable();
            $table->mediumText('notes')->nullable();
            $table->decimal('duration', 12, 3)->nullable();
            // In UTC, to the millisecond, as Skipcall has them.
            $table->dateTime('started_at', 3)->nullable();
            $table->dateTime('ended_at', 3)->nullable();
            $table->dateTime('created_at', 3)->nullable();
            $table->dateTime('updated_at', 3)->nullable();
            $table->dateTime('deleted_at', 3)->nullable();
            // When a reconciliation found that Skipcall does not list it any more.
            $table->dateTime('gone_at', 3)->nullable();
            // The last reconciliation that saw it.
            $table->unsignedBigInteger('reconciliation')->nullable();
            $table->json('document');

            $table->unique(['connection', 'call_id']);
            $table->index(['connection', 'created_at']);
            $table->index(['connection', 'phone_number']);
        });

        $schema->create(Config::string('skipcall.sync.checkpoints_table', 'skipcall_checkpoints'), function (Blueprint $table) use ($exact): void {
            $table->id();
            $exact($table->string('connection', 64));
            // createdAt, updatedAt or reconcile: each has checkpoints of its own.
            $table->string('kind', 16);
            $table->text('checkpoint')->nullable();
            // Counts writes, so that of two runs at once only one gets on.
            $table->unsignedBigInteger('version')->default(0);
            $table->string('organization_id', 190)->nullable();
            $table->unsignedBigInteger('reconciliation')->nullable();
            $table->dateTime('began_at', 3)->nullable();
            $table->string('stop_reason', 64)->nullable();
            $table->dateTime('run_at', 3)->nullable();
            $table->dateTime('completed_at', 3)->nullable();

            $table->unique(['connection', 'kind']);
        });
    }

    public function down(): void
    {
        $schema = Schema::connection($this->getConnection());
        $schema->dropIfExists(Config::string('skipcall.sync.checkpoints_table', 'skipcall_checkpoints'));
        $schema->dropIfExists(Config::string('skipcall.sync.calls_table', 'skipcall_calls'));
    }
};
