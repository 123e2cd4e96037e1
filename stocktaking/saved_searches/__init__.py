"""Questions to a catalogue that people keep, and are told of by mail once a week."""
