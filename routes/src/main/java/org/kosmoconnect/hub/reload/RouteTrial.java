package org.kosmoconnect.hub.reload;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Reads a pipeline without running it: its YAML, the endpoints with their options and placeholders,
 * the beans by name. What only a start can tell is left to the start.
 */
final class RouteTrial {

  private final CamelContext context;

  RouteTrial(CamelContext context) {
    this.context = context;
  }

  /**
   * Returns the ids of the file's routes.
   *
   * @throws Exception when the file cannot be read as routes, with the reason
   */
  List<String> read(Resource file) throws Exception {
    List<String> ids = new ArrayList<>();
    for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context).findRoutesBuilders(file)) {
      for (RouteDefinition route : ((RouteBuilder) builder).configureRoutes(context).getRoutes()) {
        check(route);
        ids.add(route.getId());
      }
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("it holds no route");
    }
    return ids;
  }

  private void check(RouteDefinition route) {
    if (route.getId() == null) {
      throw new IllegalArgumentException("a route has no id");
    }
    context.getEndpoint(route.getInput().getEndpointUri());
    ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)
        .forEach(step -> context.getEndpoint(step.getEndpointUri()));
    for (BeanDefinition step :
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), BeanDefinition.class)) {
      String bean = step.getRef();
      if (bean != null && context.getRegistry().lookupByName(bean) == null) {
        throw new IllegalArgumentException("there is no bean " + bean);
      }
    }
  }
}
