"""What a family is entitled to, as rules: dated and sourced parameters, formulas on OpenFisca, facts, working, answer.

Owns no table. Heavy libraries are loaded when a check is made, not when Tirek starts. A fact or a figure that is not
known makes an answer unknown, with the reason; nothing is guessed.
"""
