"""Maps and charts as SVG: places and sizes worked out here, drawn by templates.

Geometry is text, ready for an attribute: a template would write 1.5 as 1,5 in French.
Numbers that people read stay numbers. Time runs from left to right in every language.
"""
