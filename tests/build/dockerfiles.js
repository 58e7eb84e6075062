// Dockerfiles of a document, read by Docker's grammar: node dockerfiles.js MODULES DOCUMENT FOLDER
// MODULES has dockerfile-ast and dockerfile-utils. Each block becomes FOLDER/N/image and FOLDER/N/steps.sh, which does in a root of
// that image what the Dockerfile says, with the files that it copies in /context. Exits with 1 when there is anything to say.
const fs = require('fs');
const [modules, document, folder] = process.argv.slice(2);
const { DockerfileParser } = require(`${modules}/dockerfile-ast`);
const { validate } = require(`${modules}/dockerfile-utils`);

const blocks = [...fs.readFileSync(document, 'utf8').matchAll(/^```dockerfile\n(.*?)^```/gms)].map((match) => match[1]);
let wrong = 0;
function say(number, text) {
	console.log(`Dockerfile ${number}: ${text}`);
	wrong++;
}
blocks.forEach((text, index) => {
	const number = index + 1;
	for (const { range, message } of validate(text)) {
		say(number, `line ${range.start.line + 1}: ${message}`);
	}
	const steps = ['set -eux'];
	let image = '';
	for (const instruction of DockerfileParser.parse(text).getInstructions()) {
		const words = instruction.getArguments().map((argument) => argument.getValue());
		const all = instruction.getArgumentsContent();
		switch (instruction.getKeyword()) {
			case 'FROM':
				image = words[0];
				break;
			case 'COPY':
				steps.push(`cp ${words.slice(0, -1).map((name) => `/context/${name}`).join(' ')} ${words.at(-1)}`);
				break;
			case 'RUN':
				steps.push(`( cd / && ${all} )`);
				break;
			default:
				say(number, `${instruction.getKeyword()} is not an instruction that can be carried out here`);
		}
	}
	if (!/^php:\d\.\d-/.test(image)) {
		say(number, `FROM ${image} is no image of PHP`);
	}
	fs.mkdirSync(`${folder}/${number}`, { recursive: true });
	fs.writeFileSync(`${folder}/${number}/image`, `${image}\n`);
	fs.writeFileSync(`${folder}/${number}/steps.sh`, `${steps.join('\n')}\n`);
});
if (blocks.length === 0) {
	say(0, 'there is none');
}
process.exit(wrong > 0 ? 1 : 0);
