# SPDX-License-Identifier: Apache-2.0
"""SpamAssassin beside us: its stock rules, no network, nothing learned."""

SCRIPT = r"""
use Mail::SpamAssassin;
my $sa = Mail::SpamAssassin->new({ local_tests_only => 1,
    dont_copy_prefs => 1, userprefs_filename => '/dev/null',
    post_config_text => "use_bayes 0\n" });
$sa->compile_now(0);
$| = 1;
sub slurp {		# elsewhere the end of a line is still one
	local $/;
	open(my $f, '<', $_[0]) or die $_[0];
	return scalar <$f>;
}
while (my $name = <STDIN>) {
	chomp $name;
	my $mail = $sa->parse(slurp($name));
	my $status = $sa->check($mail);
	print ANSWER, "\n";
	$status->finish(); $mail->finish();
}
"""


def command(answer):
    """The command that reads names of mails and prints "answer" for each, in
    Perl, of its $name and $status."""
    return ["perl", "-e", SCRIPT.replace("ANSWER", answer)]
