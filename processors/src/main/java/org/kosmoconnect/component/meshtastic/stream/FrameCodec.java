package org.kosmoconnect.component.meshtastic.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds frames in a byte stream: {@code 94 C3}, length as 16 bit big-endian, body of at most 512
 * bytes. Whatever is not a frame, such as a radio's debug text, is skipped and counted.
 *
 * <p>After a fault it looks for the next header right behind the false one. A body that does not
 * decode may have swallowed the head of the next frame (USB lines lose bytes), so it is handed out
 * as it is and then searched for frames; of those, only decodable ones count. No clock, no I/O,
 * bounded memory; for one thread.
 */
public final class FrameCodec<T> {

  /** Longest body. */
  public static final int LONGEST = 512;

  private static final int START_1 = 0x94;
  private static final int START_2 = 0xC3;
  private static final int HEADER = 4;
  private static final int NOWHERE = -1;

  private final Function<byte[], @Nullable T> decoder;
  private final byte[] buffer = new byte[4 * (HEADER + LONGEST)];
  private int start;
  private int end;

  /** End of the undecodable frame that is being searched. */
  private int doubtfulUntil = NOWHERE;

  private long noise;

  /**
   * @param decoder returns null for a body that it cannot decode
   */
  public FrameCodec(Function<byte[], @Nullable T> decoder) {
    this.decoder = decoder;
  }

  /**
   * Puts a body into a frame.
   *
   * @throws IllegalArgumentException when it is longer than {@link #LONGEST}
   */
  public static byte[] encode(byte[] body) {
    if (body.length > LONGEST) {
      throw new IllegalArgumentException("frame of " + body.length + " bytes, at most " + LONGEST);
    }
    byte[] frame = new byte[HEADER + body.length];
    frame[0] = (byte) START_1;
    frame[1] = (byte) START_2;
    frame[2] = (byte) (body.length >>> 8);
    frame[3] = (byte) body.length;
    System.arraycopy(body, 0, frame, HEADER, body.length);
    return frame;
  }

  /** Takes bytes as they were read, however split, and returns the frames that they complete. */
  public List<Frame<T>> feed(byte[] bytes, int offset, int length) {
    List<Frame<T>> frames = new ArrayList<>();
    int taken = 0;
    while (taken < length) {
      compact();
      int some = Math.min(length - taken, buffer.length - end);
      System.arraycopy(bytes, offset + taken, buffer, end, some);
      end += some;
      taken += some;
      scan(frames);
    }
    return frames;
  }

  /** Forgets an unfinished frame; to be called when the line was opened anew. */
  public void reset() {
    noise += end - start;
    start = 0;
    end = 0;
    doubtfulUntil = NOWHERE;
  }

  /** Returns the bytes that wait for the rest of their frame. */
  public int pending() {
    return end - start;
  }

  /** Returns the bytes skipped so far that belonged to no frame. */
  public long noise() {
    return noise;
  }

  private void scan(List<Frame<T>> frames) {
    while (start < end) {
      int length = lengthAt(start);
      if (length == NOWHERE) {
        skipByte();
      } else if (start + HEADER > end || start + HEADER + length > end) {
        if (!giveUpWaiting()) {
          return;
        }
      } else {
        take(length, frames);
      }
    }
  }

  /**
   * Returns the length of the frame that may begin there, 0 while its header is unfinished; -1 when
   * none can.
   */
  private int lengthAt(int index) {
    if ((buffer[index] & 0xFF) != START_1) {
      return NOWHERE;
    }
    if (index + 1 < end && (buffer[index + 1] & 0xFF) != START_2) {
      return NOWHERE;
    }
    if (index + HEADER > end) {
      return 0;
    }
    int length = (buffer[index + 2] & 0xFF) << 8 | (buffer[index + 3] & 0xFF);
    return length > LONGEST ? NOWHERE : length;
  }

  private void take(int length, List<Frame<T>> frames) {
    byte[] body = new byte[length];
    System.arraycopy(buffer, start + HEADER, body, 0, length);
    T message = decoder.apply(body);
    boolean doubtful = start < doubtfulUntil;
    if (message != null && (!doubtful || length > 0)) {
      frames.add(new Frame<>(body, message));
      start += HEADER + length;
    } else if (doubtful) {
      skipByte();
    } else {
      frames.add(new Frame<>(body, null));
      doubtfulUntil = start + HEADER + length;
      start++;
    }
  }

  /**
   * A header inside an undecodable body may be chance; a good frame right behind that body proves
   * it.
   */
  private boolean giveUpWaiting() {
    int behind = doubtfulUntil;
    if (start >= behind || behind + HEADER > end) {
      return false;
    }
    int length = lengthAt(behind);
    if (length <= 0 || behind + HEADER + length > end) {
      return false;
    }
    byte[] body = new byte[length];
    System.arraycopy(buffer, behind + HEADER, body, 0, length);
    if (decoder.apply(body) == null) {
      return false;
    }
    start = behind;
    return true;
  }

  private void skipByte() {
    if (start >= doubtfulUntil) {
      noise++;
    }
    start++;
  }

  private void compact() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    doubtfulUntil = Math.max(doubtfulUntil - start, NOWHERE);
    end -= start;
    start = 0;
  }
}
