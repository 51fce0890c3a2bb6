/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A libmilter filter that does nothing, to measure others against.
 *
 *   nothing SOCKET [silent]	silent: steps are not answered, as
 *				kereru-milter has it
 */
#include <libmilter/mfapi.h>
#include <stdio.h>
#include <string.h>

static int silent;

#define NO_REPLY (SMFIP_NR_CONN | SMFIP_NR_HELO | SMFIP_NR_MAIL | \
    SMFIP_NR_RCPT | SMFIP_NR_HDR | SMFIP_NR_EOH | SMFIP_NR_BODY)

static sfsistat
step(void)
{
	return silent ? SMFIS_NOREPLY : SMFIS_CONTINUE;
}
static sfsistat on_connect(SMFICTX *c, char *n, _SOCK_ADDR *a)
{ (void)c; (void)n; (void)a; return step(); }
static sfsistat on_word(SMFICTX *c, char *w)
{ (void)c; (void)w; return step(); }
static sfsistat on_words(SMFICTX *c, char **w)
{ (void)c; (void)w; return step(); }
static sfsistat on_field(SMFICTX *c, char *n, char *v)
{ (void)c; (void)n; (void)v; return step(); }
static sfsistat on_step(SMFICTX *c) { (void)c; return step(); }
static sfsistat on_end(SMFICTX *c) { (void)c; return SMFIS_CONTINUE; }
static sfsistat on_body(SMFICTX *c, unsigned char *b, size_t n)
{ (void)c; (void)b; (void)n; return step(); }

static sfsistat
on_negotiate(SMFICTX *c, unsigned long f0, unsigned long f1, unsigned long f2,
    unsigned long f3, unsigned long *p0, unsigned long *p1,
    unsigned long *p2, unsigned long *p3)
{
	(void)c;
	(void)f0;
	(void)f2;
	(void)f3;
	*p0 = SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_ADDRCPT | SMFIF_DELRCPT;
	*p1 = silent ? f1 & (NO_REPLY | SMFIP_HDR_LEADSPC) : 0;
	*p2 = *p3 = 0;
	return SMFIS_CONTINUE;
}

int
main(int argc, char **argv)
{
	static char name[] = "nothing";
	struct smfiDesc d = { .xxfi_name = name, .xxfi_version = SMFI_VERSION,
	    .xxfi_flags = SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_ADDRCPT |
		SMFIF_DELRCPT,
	    .xxfi_connect = on_connect, .xxfi_helo = on_word,
	    .xxfi_envfrom = on_words, .xxfi_envrcpt = on_words,
	    .xxfi_data = on_end, .xxfi_header = on_field,
	    .xxfi_eoh = on_step, .xxfi_body = on_body, .xxfi_eom = on_end,
	    .xxfi_negotiate = on_negotiate };

	if (argc < 2)
		return 64;
	silent = argc > 2 && strcmp(argv[2], "silent") == 0;
	return smfi_register(d) != MI_SUCCESS ||
	    smfi_setconn(argv[1]) != MI_SUCCESS || smfi_main() != MI_SUCCESS;
}
