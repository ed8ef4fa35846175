package org.kosmoconnect.model;

/** Content that stays encrypted; {@link Packet#unreadable()} says why. */
public record Unread() implements Content {}
