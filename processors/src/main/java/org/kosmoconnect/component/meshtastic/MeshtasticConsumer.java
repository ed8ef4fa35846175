package org.kosmoconnect.component.meshtastic;

import com.google.protobuf.Message;
import java.util.concurrent.Semaphore;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.link.RadioLink;
import org.kosmoconnect.component.meshtastic.link.RadioListener;
import org.kosmoconnect.component.meshtastic.link.Received;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.proto.meshtastic.MeshPacket;

/** Makes an exchange of each message of its kind, in the order in which they come. */
final class MeshtasticConsumer extends DefaultConsumer {

  private final MeshtasticEndpoint endpoint;
  private final RadioListener listener = this::received;
  private final @Nullable Semaphore room;
  private @Nullable RadioLink link;

  MeshtasticConsumer(MeshtasticEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    int window = endpoint.getConfiguration().getWindow();
    room = window > 0 ? new Semaphore(window) : null;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    link = endpoint.acquire();
    link.add(listener);
  }

  @Override
  protected void doStop() throws Exception {
    if (link != null) {
      link.remove(listener);
      link = null;
      endpoint.release();
    }
    super.doStop();
  }

  private void received(Received received) {
    MeshtasticConfiguration configuration = endpoint.getConfiguration();
    Message body = configuration.getKind().body(received.message());
    if (body == null
        || (received.replay() && configuration.getReplay() == Replay.DROP)
        || !isRunAllowed()) {
      return;
    }
    Exchange exchange = createExchange(true);
    exchange.getMessage().setBody(body);
    exchange.getMessage().setHeader(MeshtasticConstants.RADIO, unsigned(received.radio().number()));
    if (received.message().hasPacket()) {
      describe(received, received.message().getPacket(), exchange);
    }
    process(exchange);
  }

  /** What is read and not yet done is lost when this process dies, so it can be bounded. */
  private void process(Exchange exchange) {
    AsyncCallback done = defaultConsumerCallback(exchange, true);
    Semaphore bound = room;
    if (bound == null) {
      getAsyncProcessor().process(exchange, done);
      return;
    }
    try {
      bound.acquire();
    } catch (InterruptedException e) {
      // The link is closed; what it has read is lost with it.
      Thread.currentThread().interrupt();
      releaseExchange(exchange, true);
      return;
    }
    getAsyncProcessor()
        .process(
            exchange,
            doneSync -> {
              bound.release();
              done.done(doneSync);
            });
  }

  private static void describe(Received received, MeshPacket packet, Exchange exchange) {
    var message = exchange.getMessage();
    message.setHeader(MeshtasticConstants.FROM, unsigned(packet.getFrom()));
    message.setHeader(MeshtasticConstants.TO, unsigned(packet.getTo()));
    message.setHeader(MeshtasticConstants.PACKET_ID, unsigned(packet.getId()));
    message.setHeader(MeshtasticConstants.CHANNEL, packet.getChannel());
    message.setHeader(MeshtasticConstants.PORT, packet.getDecoded().getPortnumValue());
    if (received.replay()) {
      message.setHeader(MeshtasticConstants.REPLAY, true);
    }
    if (packet.getDecoded().getRequestId() != 0) {
      message.setHeader(
          MeshtasticConstants.REQUEST_ID, unsigned(packet.getDecoded().getRequestId()));
    }
    if (packet.getDecoded().getReplyId() != 0) {
      message.setHeader(MeshtasticConstants.REPLY_ID, unsigned(packet.getDecoded().getReplyId()));
    }
    Delivery about = received.about();
    if (about != null) {
      message.setHeader(MeshtasticConstants.OUTCOME, about.outcome());
      if (about.error() != 0) {
        message.setHeader(MeshtasticConstants.ERROR, about.errorName());
      }
    }
  }

  private static long unsigned(int number) {
    return Integer.toUnsignedLong(number);
  }
}
