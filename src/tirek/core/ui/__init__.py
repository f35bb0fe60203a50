"""The look of Tirek: page shells, navigation, language and theme switches, the form renderer.

Components are django-cotton templates in ``core/templates/cotton``; their living reference is ``/design/``.
"""
