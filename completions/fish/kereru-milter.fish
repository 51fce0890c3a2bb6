# SPDX-License-Identifier: Apache-2.0
# Made by "make completions" from what the program says of itself.
complete -c kereru-milter -f
complete -c kereru-milter -s f
complete -c kereru-milter -s h
complete -c kereru-milter -s t
complete -c kereru-milter -s V
complete -c kereru-milter -s c -r -F
complete -c kereru-milter -s o -x
