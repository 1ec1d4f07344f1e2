"""The theme `briefing`: Material with the look of a briefing. MkDocs finds the folder by this file."""
