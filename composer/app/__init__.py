"""What the window and the command line share: folders, settings, the log, the session.

No Qt and no torch here.
"""
