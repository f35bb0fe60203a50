"""The clock of a case: dated rules as data, and the ledger whose replay is the due date."""
