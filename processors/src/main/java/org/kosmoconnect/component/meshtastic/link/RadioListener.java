package org.kosmoconnect.component.meshtastic.link;

/** Takes what a radio says, in order, on the thread that reads: while it works, nothing is read. */
@FunctionalInterface
public interface RadioListener {

  void received(Received received);
}
