"""Page-shaped reads of the case family. Every one starts from ``visible_to`` or from the applicant's PIN."""
