"""The gestures of the roll, one class each.  No Qt.

A gesture is made when a button goes down; :meth:`~composer.ui.roll.gestures.base.Gesture.moved`,
``released`` and ``aborted`` follow.  What it changes in the document is one transaction.
"""
