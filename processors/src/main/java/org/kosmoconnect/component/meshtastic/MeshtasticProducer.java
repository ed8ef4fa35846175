package org.kosmoconnect.component.meshtastic;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.kosmoconnect.component.meshtastic.link.RadioLink;
import org.kosmoconnect.component.meshtastic.session.Await;
import org.kosmoconnect.component.meshtastic.session.Delivery;
import org.kosmoconnect.component.meshtastic.session.Outcome;
import org.kosmoconnect.proto.meshtastic.MeshPacket;
import org.kosmoconnect.proto.meshtastic.MqttClientProxyMessage;

/** Sends what exchanges hold, and completes them when their fate is known. */
final class MeshtasticProducer extends DefaultAsyncProducer {

  private final MeshtasticEndpoint endpoint;
  private final PacketMaker maker;
  private @Nullable RadioLink link;

  MeshtasticProducer(MeshtasticEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.maker = new PacketMaker(endpoint.getConfiguration());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    link = endpoint.acquire();
  }

  @Override
  protected void doStop() throws Exception {
    if (link != null) {
      link = null;
      endpoint.release();
    }
    super.doStop();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      RadioLink radio = link;
      if (radio == null) {
        throw new IllegalStateException("The producer is not started");
      }
      if (exchange.getMessage().getBody() instanceof MqttClientProxyMessage proxied) {
        radio.send(proxied);
        callback.done(true);
        return true;
      }
      MeshPacket.Builder draft = maker.draft(exchange.getMessage());
      Await await = endpoint.getConfiguration().getAwait();
      radio.send(
          id -> (keepsId(draft) ? draft : draft.setId(id)).build(),
          await,
          delivery -> {
            complete(exchange, delivery);
            callback.done(false);
          });
      return false;
    } catch (Exception e) {
      exchange.setException(e);
      callback.done(true);
      return true;
    }
  }

  private boolean keepsId(MeshPacket.Builder draft) {
    return endpoint.getConfiguration().isKeepId() && draft.getId() != 0;
  }

  private static void complete(Exchange exchange, Delivery delivery) {
    var message = exchange.getMessage();
    message.setHeader(MeshtasticConstants.PACKET_ID, Integer.toUnsignedLong(delivery.id()));
    message.setHeader(MeshtasticConstants.OUTCOME, delivery.outcome());
    if (delivery.error() != 0) {
      message.setHeader(MeshtasticConstants.ERROR, delivery.errorName());
    }
    if (delivery.outcome() == Outcome.FAILED || delivery.outcome().compareTo(Outcome.QUEUED) < 0) {
      exchange.setException(new MeshtasticSendException(delivery));
    }
  }
}
