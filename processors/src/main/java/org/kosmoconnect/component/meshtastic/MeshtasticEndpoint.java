package org.kosmoconnect.component.meshtastic;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.kosmoconnect.component.meshtastic.link.LinkStatus;
import org.kosmoconnect.component.meshtastic.link.RadioLink;

/**
 * Receive packets from and send packets to a LoRa mesh through a Meshtastic radio on a serial line
 * or a TCP connection.
 */
@ManagedResource(description = "Managed Meshtastic endpoint")
@UriEndpoint(
    firstVersion = "4.17.0",
    scheme = "meshtastic",
    title = "Meshtastic",
    syntax = "meshtastic:transport:address",
    category = {Category.IOT, Category.MESSAGING},
    headersClass = MeshtasticConstants.class)
public class MeshtasticEndpoint extends DefaultEndpoint
    implements EndpointServiceLocation, MultipleConsumersSupport {

  @UriPath(enums = "serial,tcp,auto", description = "How the radio is attached")
  @Metadata(required = true)
  private String transport = "";

  @UriPath(
      description =
          "For serial the port, best one of /dev/serial/by-id; for tcp host:port, the port being 4403 when absent; for"
              + " auto nothing")
  private String address = "";

  @UriParam private MeshtasticConfiguration configuration;

  public MeshtasticEndpoint(
      String uri, MeshtasticComponent component, MeshtasticConfiguration configuration) {
    super(uri, component);
    this.configuration = configuration;
  }

  @Override
  public Producer createProducer() {
    return new MeshtasticProducer(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    MeshtasticConsumer consumer = new MeshtasticConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  /**
   * Returns where the radio is.
   *
   * @throws IllegalArgumentException when the URI does not say it
   */
  RadioAddress radio() {
    return RadioAddress.of(transport, address);
  }

  RadioLink acquire() {
    return ((MeshtasticComponent) getComponent()).links().acquire(radio(), configuration);
  }

  void release() {
    ((MeshtasticComponent) getComponent()).links().release(radio());
  }

  /** Returns how the link to the radio stands; {@link LinkStatus#NONE} while nobody uses it. */
  public LinkStatus status() {
    return ((MeshtasticComponent) getComponent()).links().status(radio());
  }

  @Override
  public boolean isMultipleConsumersSupported() {
    return true;
  }

  @Override
  public String getServiceUrl() {
    return radio().toString();
  }

  @Override
  public String getServiceProtocol() {
    return "meshtastic";
  }

  @ManagedAttribute(description = "How the radio is attached")
  public String getTransport() {
    return transport;
  }

  public void setTransport(String transport) {
    this.transport = transport;
  }

  @ManagedAttribute(description = "Where the radio is")
  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }

  public MeshtasticConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(MeshtasticConfiguration configuration) {
    this.configuration = configuration;
  }
}
