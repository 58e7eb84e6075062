/* Runs a libFuzzer target once on every file named: what was found stays fixed, without clang. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv) __attribute__((weak));
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int main(int argc, char **argv)
{
	if (LLVMFuzzerInitialize != NULL) {
		LLVMFuzzerInitialize(&argc, &argv);
	}
	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "rb");
		if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
			perror(argv[i]);
			return 1;
		}
		const size_t len = (size_t)ftell(file);
		uint8_t *bytes = malloc(len + 1);
		rewind(file);
		if (bytes == NULL || fread(bytes, 1, len, file) != len) {
			perror(argv[i]);
			return 1;
		}
		fclose(file);
		fprintf(stderr, "%s\n", argv[i]);
		LLVMFuzzerTestOneInput(bytes, len);
		free(bytes);
	}
	printf("%d\n", argc - 1);
	return 0;
}
