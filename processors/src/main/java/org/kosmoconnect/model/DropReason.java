package org.kosmoconnect.model;

/** Why a bridge gave a packet up. */
public enum DropReason {
  /** The spool reached its size. */
  FULL,
  /** Older than the hub would take. */
  EXPIRED,
  /** Unreadable on the disk. */
  CORRUPT,
  /** Not said, or by a bridge newer than this hub. */
  OTHER
}
