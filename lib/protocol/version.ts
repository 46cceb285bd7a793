/** Raised when a message of the trainer protocol changes its meaning; the handshake refuses another one. */
export const PROTOCOL_VERSION = 2;
