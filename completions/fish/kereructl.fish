# SPDX-License-Identifier: Apache-2.0
# Made by "make completions" from what the program says of itself.
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -f
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -s h
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -s V
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -s c -r -F
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -s o -x
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a campaign -d 'reports of the same thing'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a check -d 'look for what would lose reports'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a config -d 'every setting and where it was set'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a explain -d 'a verdict with every reason'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a forget -d 'undo what learn did'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a hold -d 'reports that wait for consent'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a learn -d 'teach the spam classifier'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a ledger -d 'the record of every decision'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a replay -d 'verdicts that have changed'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a rules -d 'the rules that are loaded'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a stats -d 'numbers that are safe to publish'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a status -d 'is all well with the daemon?'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a test -d 'how well spam is told from ham'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a tokens -d 'what speaks for and against spam in a message'
complete -c kereructl -n 'not __fish_seen_subcommand_from campaign check config explain forget hold learn ledger replay rules stats status test tokens train' -a train -d 'make a model for the spam classifier'
complete -c kereructl -n '__fish_seen_subcommand_from campaign; and not __fish_seen_subcommand_from list show add' -f
complete -c kereructl -n '__fish_seen_subcommand_from campaign; and not __fish_seen_subcommand_from list show add' -a list
complete -c kereructl -n '__fish_seen_subcommand_from campaign; and not __fish_seen_subcommand_from list show add' -a show
complete -c kereructl -n '__fish_seen_subcommand_from campaign; and not __fish_seen_subcommand_from list show add' -a add
complete -c kereructl -n '__fish_seen_subcommand_from campaign; and __fish_seen_subcommand_from list' -f
complete -c kereructl -n '__fish_seen_subcommand_from campaign; and __fish_seen_subcommand_from list' -l days -x
complete -c kereructl -n '__fish_seen_subcommand_from campaign; and __fish_seen_subcommand_from list' -l limit -x
complete -c kereructl -n '__fish_seen_subcommand_from campaign; and __fish_seen_subcommand_from show' -f
complete -c kereructl -n '__fish_seen_subcommand_from check' -f
complete -c kereructl -n '__fish_seen_subcommand_from check' -l postfix -r -F
complete -c kereructl -n '__fish_seen_subcommand_from check' -l sendmail -r -F
complete -c kereructl -n '__fish_seen_subcommand_from config' -f
complete -c kereructl -n '__fish_seen_subcommand_from explain' -l format -x -a 'text html'
complete -c kereructl -n '__fish_seen_subcommand_from forget' -l whole
complete -c kereructl -n '__fish_seen_subcommand_from hold; and not __fish_seen_subcommand_from list show release refuse expire' -f
complete -c kereructl -n '__fish_seen_subcommand_from hold; and not __fish_seen_subcommand_from list show release refuse expire' -a list
complete -c kereructl -n '__fish_seen_subcommand_from hold; and not __fish_seen_subcommand_from list show release refuse expire' -a show
complete -c kereructl -n '__fish_seen_subcommand_from hold; and not __fish_seen_subcommand_from list show release refuse expire' -a release
complete -c kereructl -n '__fish_seen_subcommand_from hold; and not __fish_seen_subcommand_from list show release refuse expire' -a refuse
complete -c kereructl -n '__fish_seen_subcommand_from hold; and not __fish_seen_subcommand_from list show release refuse expire' -a expire
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from list' -f
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from list' -l closed
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from show' -f
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from show' -l mail
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from release' -f
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from release' -l again
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from release' -l done
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from release' -l note -x
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from refuse' -f
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from refuse' -l note -x
complete -c kereructl -n '__fish_seen_subcommand_from hold; and __fish_seen_subcommand_from expire' -f
complete -c kereructl -n '__fish_seen_subcommand_from learn' -l whole
complete -c kereructl -n '__fish_seen_subcommand_from learn' -a 'spam ham'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -f
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -a verify -d 'prove that nothing was changed'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -a search -d 'decisions, newest first'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -a show -d 'all that is known of a mail'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -a export -d 'entries, for others to read'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -a follow -d 'what became of it, from the mail server\'s log'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -a purge -d 'remove content whose retention ended'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -a merge -d 'bring in the chains of other ledgers'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and not __fish_seen_subcommand_from verify search show export follow purge merge rebuild' -a rebuild -d 'make the look-up tables anew'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from verify' -f
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -f
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l from -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l to -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l chain -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l category -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l agency -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l handling -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l urgency -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l state -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l queue-id -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from search' -l limit -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from show' -f
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -f
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l format -x -a 'jsonl csv arf xarf stix misp'
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l kind -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l from -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l to -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l chain -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l category -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l agency -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l handling -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l urgency -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l state -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l queue-id -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from export' -l limit -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from follow' -l once
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from purge' -f
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from purge' -l as-of -x
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from purge' -l dry-run
complete -c kereructl -n '__fish_seen_subcommand_from ledger; and __fish_seen_subcommand_from rebuild' -f
complete -c kereructl -n '__fish_seen_subcommand_from rules' -f
complete -c kereructl -n '__fish_seen_subcommand_from rules' -l test
complete -c kereructl -n '__fish_seen_subcommand_from rules' -l unsupported
complete -c kereructl -n '__fish_seen_subcommand_from stats' -f
complete -c kereructl -n '__fish_seen_subcommand_from stats' -l for -x
complete -c kereructl -n '__fish_seen_subcommand_from stats' -l from -x
complete -c kereructl -n '__fish_seen_subcommand_from stats' -l to -x
complete -c kereructl -n '__fish_seen_subcommand_from stats' -l period -x -a 'week month quarter year'
complete -c kereructl -n '__fish_seen_subcommand_from stats' -l format -x -a 'text csv json html'
complete -c kereructl -n '__fish_seen_subcommand_from test' -f
complete -c kereructl -n '__fish_seen_subcommand_from test' -l whole
complete -c kereructl -n '__fish_seen_subcommand_from test' -l scores
complete -c kereructl -n '__fish_seen_subcommand_from test' -l hits
complete -c kereructl -n '__fish_seen_subcommand_from test' -l spam -r -F
complete -c kereructl -n '__fish_seen_subcommand_from test' -l ham -r -F
complete -c kereructl -n '__fish_seen_subcommand_from tokens' -l whole
complete -c kereructl -n '__fish_seen_subcommand_from tokens' -l all
complete -c kereructl -n '__fish_seen_subcommand_from train' -f
complete -c kereructl -n '__fish_seen_subcommand_from train' -l whole
complete -c kereructl -n '__fish_seen_subcommand_from train' -l output -r -F
complete -c kereructl -n '__fish_seen_subcommand_from train' -l spam -r -F
complete -c kereructl -n '__fish_seen_subcommand_from train' -l ham -r -F
