"""Word: the body is made from blocks, the letterhead is rendered by docxtpl."""
