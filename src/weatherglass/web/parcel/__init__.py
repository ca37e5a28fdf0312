"""Take it to someone: choosing what to take, item by item, looking at it, and taking it as PDF or plain text."""
