"""What knows nothing of briefings: files, texts, problems, Markdown, paths."""
