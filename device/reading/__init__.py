"""The reader's opinions: asked for where waiting hurts nobody, before the conversation hears of the words."""
