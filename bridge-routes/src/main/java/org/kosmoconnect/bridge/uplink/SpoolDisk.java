package org.kosmoconnect.bridge.uplink;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.kosmoconnect.bridge.store.Spool;

/**
 * Brings committed packets to the disk, at most as often as it is asked to, and not at all when
 * nothing was committed since.
 */
public final class SpoolDisk {

  private final Spool spool;
  private List<HeardPacket> committed = new ArrayList<>();

  public SpoolDisk(Spool spool) {
    this.spool = spool;
  }

  /** Notes that packets are in the file. */
  public synchronized void committed(List<HeardPacket> packets) {
    committed.addAll(packets);
  }

  /**
   * Brings them to the disk.
   *
   * @return those that a loss of power can take no more; none when there was nothing to do
   */
  public List<HeardPacket> synchronise() throws SQLException {
    List<HeardPacket> safe = take();
    if (!safe.isEmpty()) {
      try {
        spool.synchronise();
      } catch (SQLException e) {
        committed(safe);
        throw e;
      }
    }
    return safe;
  }

  private synchronized List<HeardPacket> take() {
    List<HeardPacket> taken = committed;
    committed = new ArrayList<>();
    return taken;
  }
}
