"""What a sentence is: the rule of `src/core/text`, held against its recorded cases.

Offsets and lengths count code points here and UTF-16 code units there, so the two may differ where
a limit on a length falls among characters beyond the basic plane.
"""
