package org.kosmoconnect.component.meshtastic;

import java.util.Map;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Creates {@link MeshtasticEndpoint}s; endpoints of one radio share one link to it. */
@Component("meshtastic")
public class MeshtasticComponent extends HealthCheckComponent {

  @Metadata(description = "Options that endpoints have unless their URI says otherwise")
  private MeshtasticConfiguration configuration = new MeshtasticConfiguration();

  private final SharedLinks links = new SharedLinks(this);

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    MeshtasticEndpoint endpoint = new MeshtasticEndpoint(uri, this, configuration.copy());
    int colon = remaining.indexOf(':');
    endpoint.setTransport(colon < 0 ? remaining : remaining.substring(0, colon));
    endpoint.setAddress(colon < 0 ? "" : remaining.substring(colon + 1));
    setProperties(endpoint, parameters);
    endpoint.radio();
    return endpoint;
  }

  @Override
  protected void doStop() throws Exception {
    links.closeAll();
    super.doStop();
  }

  SharedLinks links() {
    return links;
  }

  public MeshtasticConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(MeshtasticConfiguration configuration) {
    this.configuration = Objects.requireNonNull(configuration);
  }
}
