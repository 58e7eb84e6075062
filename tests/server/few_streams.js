// An HTTP/2 server that allows few streams on a connection and refuses the others; prints its port and ends with
// standard input. Page 13 is never answered. Arguments: key, certificate, streams, milliseconds until an answer,
// and how many connections get a word (all, when it is left out).
const http2 = require('http2');
const net = require('net');
const fs = require('fs');

const [, , key, cert, streams, delay, connections = Infinity] = process.argv;
const page = '{"data":[{"id":"1"}],"total":1,"page":1,"limit":10,"totalPages":1}';
const server = http2.createSecureServer({
	key: fs.readFileSync(key),
	cert: fs.readFileSync(cert),
	settings: { maxConcurrentStreams: Number(streams) },
}, (request, response) => {
	if (/[?&]page=13(&|$)/.test(request.url)) {
		return;
	}
	setTimeout(() => {
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(page);
	}, Number(delay));
});
let opened = 0;
const listener = net.createServer((socket) => {
	socket.on('error', () => {});
	if (++opened <= connections) {
		server.emit('connection', socket);
	}
});
listener.listen(0, '127.0.0.1', () => console.log(listener.address().port));
process.stdin.on('end', () => process.exit()).resume();
