/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expressions over other rules: boolean, arithmetic, comparison.
 *
 * Read by precedence into a list of steps for a stack machine.  Numbers are
 * in millionths, enough for "version >= 4.000001".  A rule that was not
 * evaluated is "not known", and so is what depends on it; "false && not
 * known" is false all the same, so what comes behind "false &&" and
 * "true ||" is not asked.
 */
#include <string.h>

#include "rules/set.h"

#define STACK_MAX 64		/* operands waiting */
#define UNIT KR_NUMBER_UNIT
#define COUNT_MAX INT64_C(1000000)

enum op {
	OP_NUMBER, OP_RULE,
	OP_NOT, OP_MINUS_SIGN,
	OP_TIMES, OP_OVER, OP_REST, OP_PLUS, OP_MINUS,
	OP_LESS, OP_MORE, OP_AT_MOST, OP_AT_LEAST,
	OP_EQUAL, OP_DIFFERENT, OP_BOTH, OP_EITHER,
	OP_DECIDED,		/* does what is left decide && or ||? */
	OP_OPEN			/* a parenthesis; only while reading */
};

/* Perl's, C's: longer signs first. */
static const struct {
	const char	*sign;
	enum op		 op;
	int		 binds;		/* more binds closer */
} binary[] = {
	{ "||", OP_EITHER, 1 }, { "&&", OP_BOTH, 2 },
	{ "==", OP_EQUAL, 3 }, { "!=", OP_DIFFERENT, 3 },
	{ "<=", OP_AT_MOST, 4 }, { ">=", OP_AT_LEAST, 4 },
	{ "<", OP_LESS, 4 }, { ">", OP_MORE, 4 },
	{ "+", OP_PLUS, 5 }, { "-", OP_MINUS, 5 },
	{ "*", OP_TIMES, 6 }, { "/", OP_OVER, 6 }, { "%", OP_REST, 6 },
	/* as bits; all operands being 0 or 1, as good as logic */
	{ "&", OP_BOTH, 2 }, { "|", OP_EITHER, 1 },
};

struct step {
	enum op		op;
	int64_t		number;
	uint32_t	rule;
	size_t		to;	/* decided: the step of the && or || */
};

struct kr_meta {
	struct step	*step;
	size_t		 n, cap;
	uint32_t	*need;
	size_t		 n_need, cap_need;
};

struct reader {
	struct kr_span	 s;
	size_t		 off;
	struct kr_meta	*meta;
	struct kr_arena	*arena;
	/* Operators, parentheses. */
	struct {
		enum op	 op;
		size_t	 decided;	/* step of its left operand's end */
	}		 waiting[STACK_MAX];
	size_t		 n_waiting;
	size_t		 depth;		/* operands on the stack by now */
	kr_meta_name	*name;
	void		*ctx;
	struct kr_err	*err;
};

static int
binds(enum op op)
{
	for (size_t i = 0; i < KR_NELEM(binary); i++)
		if (binary[i].op == op)
			return binary[i].binds;
	return op == OP_OPEN ? 0 : 7;	/* signs before an operand */
}

static enum kr_rc
full(struct reader *r)
{
	return kr_fail(r->err, KR_E_NOMEM, r->off, "rules: no memory");
}

static enum kr_rc
step_add(struct reader *r, struct step step)
{
	struct kr_meta *m = r->meta;

	if (!KR_ARENA_ROOM(r->arena, m->step, m->n, &m->cap))
		return full(r);
	m->step[m->n++] = step;
	if (step.op == OP_NUMBER || step.op == OP_RULE)
		r->depth++;
	else if (step.op != OP_NOT && step.op != OP_MINUS_SIGN &&
	    step.op != OP_DECIDED)
		r->depth--;
	if (r->depth > STACK_MAX)
		return kr_fail(r->err, KR_E_SYNTAX, r->off,
		    "rules: expected a simpler expression");
	return KR_OK;
}

static enum kr_rc
wait_add(struct reader *r, enum op op)
{
	if (r->n_waiting == STACK_MAX)
		return kr_fail(r->err, KR_E_SYNTAX, r->off,
		    "rules: expected a simpler expression");
	r->waiting[r->n_waiting].op = op;
	r->waiting[r->n_waiting++].decided = r->meta->n;
	return op == OP_BOTH || op == OP_EITHER ?
	    step_add(r, (struct step){ .op = OP_DECIDED }) : KR_OK;
}

/* Operators that bind at least as close as that come first. */
static enum kr_rc
unwind(struct reader *r, int closer)
{
	while (r->n_waiting > 0 &&
	    binds(r->waiting[r->n_waiting - 1].op) >= closer) {
		enum op op = r->waiting[--r->n_waiting].op;
		enum kr_rc rc;

		if (op == OP_BOTH || op == OP_EITHER)
			r->meta->step[r->waiting[r->n_waiting].decided].to =
			    r->meta->n;
		rc = step_add(r, (struct step){ .op = op });
		if (rc != KR_OK)
			return rc;
	}
	return KR_OK;
}

static void
skip_blanks(struct reader *r)
{
	while (r->off < r->s.len && kr_is_blank(r->s.ptr[r->off]))
		r->off++;
}

static bool
name_char(char c)
{
	return kr_is_alnum(c) || c == '_';
}

static enum kr_rc
number_read(struct reader *r)
{
	int64_t v = 0, unit = UNIT;

	for (; r->off < r->s.len && kr_is_digit(r->s.ptr[r->off]); r->off++)
		if (v < 100000)
			v = v * 10 + (r->s.ptr[r->off] - '0');
	v *= UNIT;
	if (r->off < r->s.len && r->s.ptr[r->off] == '.')
		for (r->off++; r->off < r->s.len &&
		    kr_is_digit(r->s.ptr[r->off]); r->off++)
			v += (unit /= 10) * (r->s.ptr[r->off] - '0');
	return step_add(r, (struct step){ .op = OP_NUMBER, .number = v });
}

static enum kr_rc
rule_read(struct reader *r)
{
	struct kr_meta *m = r->meta;
	size_t start = r->off;
	uint32_t rule;

	while (r->off < r->s.len && name_char(r->s.ptr[r->off]))
		r->off++;
	rule = r->name(r->ctx, kr_span_sub(r->s, start, r->off - start));
	if (rule == UINT32_MAX)
		return step_add(r, (struct step){ .op = OP_NUMBER });
	if (!KR_ARENA_ROOM(r->arena, m->need, m->n_need, &m->cap_need))
		return full(r);
	m->need[m->n_need++] = rule;
	return step_add(r, (struct step){ .op = OP_RULE, .rule = rule });
}

/* Signs and parentheses before an operand, then the operand. */
static enum kr_rc
operand_read(struct reader *r)
{
	enum kr_rc rc = KR_OK;

	while (rc == KR_OK) {
		char c;

		skip_blanks(r);
		c = r->off < r->s.len ? r->s.ptr[r->off] : '\0';
		if (kr_is_digit(c))
			return number_read(r);
		if (name_char(c))
			return rule_read(r);
		if (c == '!')
			rc = wait_add(r, OP_NOT);
		else if (c == '-')
			rc = wait_add(r, OP_MINUS_SIGN);
		else if (c == '(')
			rc = wait_add(r, OP_OPEN);
		else if (c != '+')
			return kr_fail(r->err, KR_E_SYNTAX, r->off,
			    "rules: expected a rule, a number or '('");
		r->off++;
	}
	return rc;
}

/* Closing parentheses after an operand. */
static enum kr_rc
close_read(struct reader *r)
{
	for (;;) {
		enum kr_rc rc;

		skip_blanks(r);
		if (r->off == r->s.len || r->s.ptr[r->off] != ')')
			return KR_OK;
		rc = unwind(r, 1);
		if (rc != KR_OK)
			return rc;
		if (r->n_waiting == 0)
			return kr_fail(r->err, KR_E_SYNTAX, r->off,
			    "rules: expected an operator; this ')' closes "
			    "nothing");
		r->n_waiting--;
		r->off++;
	}
}

static enum kr_rc
operator_read(struct reader *r)
{
	struct kr_span rest = kr_span_from(r->s, r->off);

	for (size_t i = 0; i < KR_NELEM(binary); i++) {
		enum kr_rc rc;

		if (!kr_span_casestarts(rest, binary[i].sign))
			continue;
		r->off += strlen(binary[i].sign);
		rc = unwind(r, binary[i].binds);
		return rc == KR_OK ? wait_add(r, binary[i].op) : rc;
	}
	return kr_fail(r->err, KR_E_SYNTAX, r->off,
	    "rules: expected an operator such as && or >=");
}

enum kr_rc
kr_meta_read(struct kr_span s, kr_meta_name *name, void *ctx,
    struct kr_arena *arena, struct kr_meta **ret, struct kr_err *err)
{
	struct reader r = { .s = s, .arena = arena, .name = name, .ctx = ctx,
	    .err = err };
	enum kr_rc rc = KR_OK;

	r.meta = kr_arena_zalloc(arena, 1, sizeof(*r.meta));
	if (r.meta == NULL)
		return full(&r);
	for (;;) {
		rc = operand_read(&r);
		if (rc == KR_OK)
			rc = close_read(&r);
		if (rc != KR_OK)
			return rc;
		if (r.off == s.len)
			break;
		rc = operator_read(&r);
		if (rc != KR_OK)
			return rc;
	}
	rc = unwind(&r, 1);
	if (rc != KR_OK)
		return rc;
	if (r.n_waiting > 0)
		return kr_fail(err, KR_E_SYNTAX, s.len, "rules: expected ')'");
	*ret = r.meta;
	return KR_OK;
}

const uint32_t *
kr_meta_needs(const struct kr_meta *m, size_t *n)
{
	*n = m->n_need;
	return m->need;
}

/* ---- evaluation --------------------------------------------------------- */

static const struct kr_number unknown = { 0, false };

static struct kr_number
truth(bool v)
{
	return (struct kr_number){ v ? UNIT : 0, true };
}

static bool
is(struct kr_number n, bool v)
{
	return n.known && (n.value != 0) == v;
}

static struct kr_number
combine(enum op op, struct kr_number a, struct kr_number b)
{
	int64_t v = 0;

	if (op == OP_BOTH && (is(a, false) || is(b, false)))
		return truth(false);
	if (op == OP_EITHER && (is(a, true) || is(b, true)))
		return truth(true);
	if (!a.known || !b.known)
		return unknown;
	switch (op) {
	/* Perl's: the value of the operand that decided. */
	case OP_BOTH:		return a.value == 0 ? a : b;
	case OP_EITHER:		return a.value != 0 ? a : b;
	case OP_LESS:		return truth(a.value < b.value);
	case OP_MORE:		return truth(a.value > b.value);
	case OP_AT_MOST:	return truth(a.value <= b.value);
	case OP_AT_LEAST:	return truth(a.value >= b.value);
	case OP_EQUAL:		return truth(a.value == b.value);
	case OP_DIFFERENT:	return truth(a.value != b.value);
	case OP_PLUS:		v = a.value + b.value; break;
	case OP_MINUS:		v = a.value - b.value; break;
	case OP_TIMES:		v = a.value / UNIT * b.value +
				    a.value % UNIT * b.value / UNIT; break;
	case OP_OVER:		v = b.value == 0 ? 0 :
				    a.value * UNIT / b.value; break;
	case OP_REST:		v = b.value / UNIT == 0 ? 0 : a.value / UNIT %
				    (b.value / UNIT) * UNIT; break;
	case OP_NUMBER: case OP_RULE: case OP_NOT: case OP_MINUS_SIGN:
	case OP_DECIDED: case OP_OPEN:
		break;
	}
	/* Counts are small; a product that runs away stays a number. */
	if (v > COUNT_MAX * UNIT)
		v = COUNT_MAX * UNIT;
	if (v < -COUNT_MAX * UNIT)
		v = -COUNT_MAX * UNIT;
	return (struct kr_number){ v, true };
}

struct kr_number
kr_meta_value(const struct kr_meta *m,
    struct kr_number (*of)(void *ctx, uint32_t rule), void *ctx)
{
	struct kr_number stack[STACK_MAX];
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct step *s = &m->step[i];

		switch (s->op) {
		case OP_NUMBER:
			stack[n++] = (struct kr_number){ s->number, true };
			break;
		case OP_RULE:
			stack[n++] = of(ctx, s->rule);
			break;
		case OP_NOT:
			if (stack[n - 1].known)
				stack[n - 1] = truth(stack[n - 1].value == 0);
			break;
		case OP_MINUS_SIGN:
			stack[n - 1].value = -stack[n - 1].value;
			break;
		case OP_DECIDED:
			if (!is(stack[n - 1], m->step[s->to].op == OP_EITHER))
				break;
			stack[n - 1] = truth(stack[n - 1].value != 0);
			i = s->to;
			break;
		case OP_TIMES: case OP_OVER: case OP_REST: case OP_PLUS:
		case OP_MINUS: case OP_LESS: case OP_MORE: case OP_AT_MOST:
		case OP_AT_LEAST: case OP_EQUAL: case OP_DIFFERENT:
		case OP_BOTH: case OP_EITHER: case OP_OPEN:
			n--;
			stack[n - 1] = combine(s->op, stack[n - 1], stack[n]);
			break;
		}
	}
	return stack[0];
}
