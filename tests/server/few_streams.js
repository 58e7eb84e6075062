// An HTTP/2 server that allows few streams on a connection and refuses the others; prints its port and ends with
// standard input. Arguments: key, certificate, streams, milliseconds until an answer.
const http2 = require('http2');
const fs = require('fs');

const [, , key, cert, streams, delay] = process.argv;
const page = '{"data":[{"id":"1"}],"total":1,"page":1,"limit":10,"totalPages":1}';
const server = http2.createSecureServer({
	key: fs.readFileSync(key),
	cert: fs.readFileSync(cert),
	settings: { maxConcurrentStreams: Number(streams) },
}, (request, response) => setTimeout(() => {
	response.writeHead(200, { 'content-type': 'application/json' });
	response.end(page);
}, Number(delay)));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();
