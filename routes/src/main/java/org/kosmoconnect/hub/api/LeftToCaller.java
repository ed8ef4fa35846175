package org.kosmoconnect.hub.api;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes the policy {@code caller} true for transactions. The error handler of a transaction marks
 * what failed in it as dealt with, and the policy of the route that asked would leave it alone: its
 * client would hear nothing.
 */
final class LeftToCaller implements RoutePolicyFactory {

  private static final String POLICY = "caller";

  @Override
  public @Nullable RoutePolicy createRoutePolicy(
      CamelContext camel, String routeId, NamedNode route) {
    return route instanceof RouteDefinition definition
            && POLICY.equals(definition.getRouteConfigurationId())
        ? new Unmark()
        : null;
  }

  private static final class Unmark extends RoutePolicySupport {
    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      if (exchange.isFailed()) {
        ExchangeExtension marks = exchange.getExchangeExtension();
        marks.setFailureHandled(false);
        marks.setErrorHandlerHandled(null);
        marks.setRedeliveryExhausted(false);
      }
    }
  }
}
