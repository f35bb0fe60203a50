"""The arithmetic of judging, without a database: who judges what, what the scores come to, how far judges agree.

``solver`` shares out entries; ``ranking`` orders them by exact fractions; ``recount`` is the same order found a second
time by a file that needs nothing but Python; ``severity`` and ``agreement`` advise; ``simulation`` tries the rules on
invented juries.
"""
