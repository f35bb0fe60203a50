"""The Python client of the API, written from its OpenAPI document: a package with no requirement but Python.

``runtime`` holds the modules every client has as they are (tokens, retries, errors, signatures of webhooks);
``writing`` makes types of the schemas and a method of each operation. Nothing is written by hand for an operation, so
that a client is current by being made anew.
"""
