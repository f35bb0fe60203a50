"""Which records of the register may be one person, by the model of Fellegi and Sunter (Splink).

Knows no database: it takes a table of persons and gives back pairs with their weights. The same model runs in DuckDB on
one machine and on Spark: its comparisons use only what both compute alike (equality and Levenshtein's distance).
"""
