"""WhatsApp's exported chats: text in which each message begins with a date, in some hundred spellings."""
