// GET /v1/calls of the API's document, by NestJS, its throttler and a table of PostgreSQL. Decorators are called as the functions
// that they are: JavaScript has no syntax for them. node server.js PORT LIMIT TTL LOG; the database as libpq's environment says.
require('reflect-metadata');
const { appendFileSync } = require('fs');
const { BadRequestException, Controller, Get, Module, Query, UnauthorizedException } = require('@nestjs/common');
const { APP_GUARD, NestFactory } = require('@nestjs/core');
const { ThrottlerGuard, ThrottlerModule } = require('@nestjs/throttler');
const { Pool } = require('pg');

const [port, limit, ttl, log] = process.argv.slice(2);
const pool = new Pool();
const columns = { createdAt: 'created_at', updatedAt: 'updated_at' };

class CallController {
	async list(query) {
		const page = Number(query.page ?? 1), limit = Number(query.limit ?? 10);
		// Flat members are ignored, as by any DTO that has `sort`.
		const column = columns[query.sort?.orderBy ?? 'createdAt'], order = query.sort?.order ?? 'asc';
		if (!(page >= 1 && limit >= 1 && limit <= 100 && column && ['asc', 'desc'].includes(order))) {
			throw new BadRequestException();
		}
		// Two statements, each with a view of its own, and equal times in any order: as ORMs count and find.
		const counted = await pool.query('SELECT count(*)::int AS total FROM calls');
		const found = await pool.query(`SELECT * FROM calls ORDER BY ${column} ${order} LIMIT $1 OFFSET $2`, [limit, (page - 1) * limit]);
		const total = counted.rows[0].total;
		return { data: found.rows.map(CallController.call), total, page, limit, totalPages: Math.ceil(total / limit) };
	}

	static call(row) {
		return {
			id: row.id, callType: 'DIRECT_CALL', status: 'completed', type: 'outbound', startedAt: row.created_at, endedAt: null,
			createdAt: row.created_at, updatedAt: row.updated_at, notes: row.notes, contact: null,
			phoneNumber: { value: '+33612345678' }, caller: { firstName: 'Alice', lastName: 'Martin' }, callerPhoneNumber: null,
		};
	}
}
Get('calls')(CallController.prototype, 'list', Object.getOwnPropertyDescriptor(CallController.prototype, 'list'));
Query()(CallController.prototype, 'list', 0);
Controller('v1')(CallController);

// A limit for each key.
const getTracker = (request) => {
	if (!/^Bearer sk_test_/.test(request.headers.authorization ?? '')) {
		throw new UnauthorizedException();
	}
	return request.headers.authorization;
};

class AppModule {}
Module({
	imports: [ThrottlerModule.forRoot({ throttlers: [{ ttl: Number(ttl), limit: Number(limit) }], getTracker })],
	controllers: [CallController],
	providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})(AppModule);

(async () => {
	const app = await NestFactory.create(AppModule, { logger: ['error'] });
	app.set('query parser', 'extended'); // sort[orderBy]=createdAt
	app.use((request, response, next) => {
		const time = Date.now() / 1000, key = request.headers.authorization?.slice(7);
		response.on('finish', () => appendFileSync(log, JSON.stringify({ time, key, status: response.statusCode }) + '\n'));
		next();
	});
	await app.listen(Number(port), '127.0.0.1');
})();
