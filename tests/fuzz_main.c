/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A plain main() for fuzz targets: runs the files that are named, so that
 * seeds and findings are tested where no fuzzer is.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static int
run(const char *name)
{
	FILE *f = fopen(name, "rb");
	uint8_t *data = NULL;
	size_t n = 0, cap = 0;

	if (f == NULL) {
		perror(name);
		return 1;
	}
	do {
		if (n == cap) {
			uint8_t *more = realloc(data, cap = 2 * cap + 4096);

			if (more == NULL) {
				free(data);
				fclose(f);
				return 1;
			}
			data = more;
		}
		n += fread(data + n, 1, cap - n, f);
	} while (!feof(f) && !ferror(f));
	fclose(f);
	LLVMFuzzerTestOneInput(data, n);
	free(data);
	return 0;
}

int
main(int argc, char **argv)
{
	int bad = 0;

	for (int i = 1; i < argc; i++)
		bad |= run(argv[i]);
	return bad;
}
